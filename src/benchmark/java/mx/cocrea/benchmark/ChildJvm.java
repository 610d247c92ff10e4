package mx.cocrea.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, started from this one's classes, ready when its port takes connections. */
final class ChildJvm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process process;
    private final int port;

    private ChildJvm(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @throws IOException if it ends before that, or is not ready in time
     */
    static ChildJvm start(String mainClass, int port, Path log, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        ChildJvm child = new ChildJvm(launch(mainClass, log, options, arguments), port);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!takesConnections(port)) {
            if (!child.process.isAlive() || System.nanoTime() > end) {
                child.close();
                throw new IOException(mainClass + " did not start; see " + log);
            }
            Thread.sleep(100);
        }
        return child;
    }

    /**
     * Runs a program to its end.
     *
     * @throws IOException if it fails
     */
    static void run(String mainClass, Path log, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        if (launch(mainClass, log, options, arguments).waitFor() != 0) {
            throw new IOException(mainClass + " failed; see " + log);
        }
    }

    private static Process launch(String mainClass, Path log, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean takesConnections(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** Processor time that the process has used. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
