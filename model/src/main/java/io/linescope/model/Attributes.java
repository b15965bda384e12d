/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys with values in the order in which they were sent.
 *
 * <p>OTLP asks senders for unique keys but does not enforce it, and Linescope gives back what it
 * got: a repeated key is kept, and {@link #get} answers with its first value.
 */
public final class Attributes implements Iterable<Attributes.Entry> {
  public static final Attributes EMPTY = new Attributes(List.of());

  private final List<Entry> entries;

  private Attributes(List<Entry> entries) {
    this.entries = entries;
  }

  public static Attributes of(List<Entry> entries) {
    return entries.isEmpty() ? EMPTY : new Attributes(List.copyOf(entries));
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Returns the first value of {@code key}, or null if there is none. */
  public @Nullable AttributeValue get(String key) {
    for (Entry entry : entries) {
      if (entry.key.equals(key)) {
        return entry.value;
      }
    }
    return null;
  }

  /** Returns the first value of {@code key} if it is a text, else null. */
  public @Nullable String text(String key) {
    return get(key) instanceof AttributeValue.Text text ? text.value() : null;
  }

  public List<Entry> entries() {
    return entries;
  }

  public int size() {
    return entries.size();
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  @Override
  public Iterator<Entry> iterator() {
    return entries.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Attributes that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }

  /** One key with its value. */
  public record Entry(String key, AttributeValue value) {}

  /** Collects entries in order. Not thread-safe. */
  public static final class Builder {
    private final List<Entry> entries = new ArrayList<>();

    private Builder() {}

    public Builder put(String key, AttributeValue value) {
      entries.add(new Entry(key, value));
      return this;
    }

    public Builder put(String key, String value) {
      return put(key, new AttributeValue.Text(value));
    }

    public Builder put(String key, long value) {
      return put(key, new AttributeValue.Int(value));
    }

    public Builder put(String key, double value) {
      return put(key, new AttributeValue.Real(value));
    }

    public Builder put(String key, boolean value) {
      return put(key, new AttributeValue.Bool(value));
    }

    public Attributes build() {
      return of(entries);
    }
  }
}
