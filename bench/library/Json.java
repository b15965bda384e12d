/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a JSON document of 60 objects and 13 kB to a tree and to objects, and writes those. */
final class Json implements Library.Workload {
  private static final int OBJECTS = 60;

  private final ObjectMapper mapper = new ObjectMapper();
  private final byte[] document;

  /** What the document has sixty of. */
  public static final class Article {
    public int number;
    public String name;
    public double price;
    public boolean available;
    public int stock;
    public int width;
    public int height;
    public int depth;
    public long weight;
    public double rating;
    public List<String> tags = new ArrayList<>();
    public Maker maker;
  }

  /** An object within each. */
  public static final class Maker {
    public String name;
    public String city;
    public int since;
  }

  Json() throws IOException {
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < OBJECTS; i++) {
      articles.add(article(i));
    }
    document = mapper.writeValueAsBytes(articles);
  }

  private static Article article(int i) {
    Article article = new Article();
    article.number = i * 7919;
    article.name = "article " + i;
    article.price = i * 1.25;
    article.available = i % 3 != 0;
    article.stock = i % 9;
    article.width = i * 3;
    article.height = i * 5;
    article.depth = i * 7;
    article.weight = i * 1_000L;
    article.rating = 5.0 / (i % 5 + 1);
    article.tags.add("tag-" + i % 5);
    article.tags.add("tag-" + i % 7);
    article.maker = maker(i);
    return article;
  }

  private static Maker maker(int i) {
    Maker maker = new Maker();
    maker.name = "maker " + i % 11;
    maker.city = "city " + i % 13;
    maker.since = 1_950 + i % 60;
    return maker;
  }

  @Override
  public long request() throws IOException {
    JsonNode tree = mapper.readTree(document);
    List<Article> articles = mapper.readValue(document, new TypeReference<List<Article>>() {});
    return tree.size() + articles.size() + mapper.writeValueAsBytes(articles).length;
  }
}
