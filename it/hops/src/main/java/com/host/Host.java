/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat within a program: {@code Host FOLDER WAR PORT}. */
public final class Host {
  public static void main(String[] arguments) throws IOException, LifecycleException {
    Files.createDirectories(Path.of(arguments[0], "webapps")); // where it unpacks what it serves
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(arguments[0]);
    tomcat.setAddDefaultWebXmlToWebapp(false);
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(Integer.parseInt(arguments[2]));
    tomcat.addWebapp("", arguments[1]);
    tomcat.getConnector();
    tomcat.start();
    tomcat.getServer().await();
  }

  private Host() {}
}
