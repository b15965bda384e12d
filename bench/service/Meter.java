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
import java.util.Arrays;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What another JVM counts about itself, read over JMX: CPU time of the process, all of it, and
 * bytes allocated by its threads, which is exact as long as none of them ends. The shop's do not:
 * it has no more connections than Tomcat keeps threads.
 */
final class Meter implements AutoCloseable {
  private final JMXConnector connector;
  private final OperatingSystemMXBean system;
  private final ThreadMXBean threads;

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
  }

  long cpuNanos() {
    return system.getProcessCpuTime();
  }

  long allocatedBytes() {
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
