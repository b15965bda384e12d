/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Lets processes of {@link Library} work beside each other, one at a time: a warm-up of each, half of
 * it no requests, then short turns, so that what changes on the machine meets all of them.
 *
 * <p>Arguments: turns, seconds of a turn, seconds of warm-up, rate, where what the processes say
 * goes, and a file with the name of each and its command, word by word on lines, an empty line after
 * it. Prints a line for each turn, {@code NAME MEAN MEDIAN CPU REQUESTS}, and at the end {@code
 * NAME-all} with all requests, those of the warm-up too.
 */
public final class Turns {
  private static final class Subject {
    final String name;
    final Process process;
    final BufferedReader answers;
    final PrintStream orders;
    long requests;

    Subject(List<String> words, File log) throws IOException {
      name = words.get(0);
      process =
          new ProcessBuilder(words.subList(1, words.size()))
              .redirectError(ProcessBuilder.Redirect.appendTo(log))
              .start();
      answers =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    String answer() throws IOException {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith(Library.ANSWER)) {
          return line.substring(Library.ANSWER.length());
        }
      }
      throw new IOException(name + ": ended (expected: an answer)");
    }

    void work(int seconds) throws IOException {
      orders.println("work " + seconds);
      answer();
    }

    String turn(int seconds, String rate) throws IOException {
      orders.println("turn " + seconds + " " + rate);
      String told = answer();
      requests += Long.parseLong(told.substring(told.lastIndexOf(' ') + 1));
      return told;
    }

    void end() throws InterruptedException {
      orders.close();
      process.waitFor();
    }
  }

  public static void main(String[] arguments) throws Exception {
    int turns = Integer.parseInt(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    int warmUp = Integer.parseInt(arguments[2]);
    String rate = arguments[3];
    List<Subject> subjects = start(Path.of(arguments[5]), new File(arguments[4]));
    for (Subject subject : subjects) {
      subject.answer();
      subject.work((warmUp + 1) / 2);
      subject.turn((warmUp + 1) / 2, rate);
    }
    for (int turn = 0; turn < turns; turn++) {
      for (Subject subject : subjects) {
        System.out.println(subject.name + " " + subject.turn(seconds, rate));
      }
      Collections.rotate(subjects, 1); // what comes after another may have it easier
    }
    for (Subject subject : subjects) {
      subject.end();
      System.out.println(subject.name + "-all " + subject.requests);
    }
  }

  private static List<Subject> start(Path file, File log) throws IOException {
    List<Subject> subjects = new ArrayList<>();
    for (String words : Files.readString(file).split("\n\n")) {
      subjects.add(new Subject(Arrays.asList(words.split("\n")), log));
    }
    return subjects;
  }
}
