/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Manual recording: names what automatic recording cannot know. Begin with {@link
 * io.linescope.api.Recorder}.
 */
package io.linescope.api;
