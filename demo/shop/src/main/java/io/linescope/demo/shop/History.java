/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.linescope.demo.shop;

import java.util.List;

/** What a customer ordered, and may like next. */
record History(List<Line> lines, List<String> suggestions) {}
