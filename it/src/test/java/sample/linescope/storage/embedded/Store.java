/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package sample.linescope.storage.embedded;

/** What only the server may name. */
public final class Store {}
