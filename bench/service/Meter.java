/*
 * Copyright The Linescope Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What another JVM counts about itself, read over JMX: CPU time of the process, all of it, and
 * bytes allocated by its threads. What a thread has allocated is gone when it ends: so all are
 * asked every second, and one that idles out of its pool has allocated nothing in the last.
 */
final class Meter implements AutoCloseable {
  private final JMXConnector connector;
  private final OperatingSystemMXBean system;
  private final ThreadMXBean threads;
  private final Map<Long, Long> allocated = new HashMap<>();
  private final ScheduledExecutorService each = Executors.newSingleThreadScheduledExecutor();

  Meter(String process) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(process);
    connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    machine.detach();
    MBeanServerConnection beans = connector.getMBeanServerConnection();
    system =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
    threads =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    each.scheduleAtFixedRate(this::ask, 0, 1, TimeUnit.SECONDS);
  }

  long cpuNanos() {
    return system.getProcessCpuTime();
  }

  synchronized long allocatedBytes() {
    ask();
    return allocated.values().stream().mapToLong(Long::longValue).sum();
  }

  private synchronized void ask() {
    long[] ids = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    for (int i = 0; i < ids.length; i++) {
      // -1: it has ended meanwhile
      allocated.merge(ids[i], bytes[i], Math::max);
    }
  }

  @Override
  public void close() throws IOException {
    each.shutdownNow();
    connector.close();
  }
}
