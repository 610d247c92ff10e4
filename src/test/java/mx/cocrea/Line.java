package mx.cocrea;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network line to a server on this machine, which can be cut, go dead and be mended. */
final class Line implements AutoCloseable {

    /** What becomes of what is sent. */
    enum State {
        /** It arrives. */
        WHOLE,
        /** Connections are refused and those that were there end. */
        CUT,
        /** It is lost, and nobody says so. */
        DEAD
    }

    private final InetSocketAddress server;
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;

    Line(URI server) throws IOException {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** What was connected while the line was not whole has lost what was sent, so that mending ends it. */
    void set(State next) throws IOException {
        State before = state;
        state = next;
        if (next == State.CUT || before == State.DEAD) {
            endAll();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                if (state == State.CUT) {
                    client.close();
                } else {
                    Socket onward = new Socket(server.getAddress(), server.getPort());
                    connections.add(client);
                    connections.add(onward);
                    Thread.startVirtualThread(() -> pass(client, onward));
                    Thread.startVirtualThread(() -> pass(onward, client));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] some = new byte[8192];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(some); length >= 0; length = in.read(some)) {
                if (state == State.WHOLE) {
                    out.write(some, 0, length);
                }
            }
        } catch (IOException ended) {
            // By either side, or by a cut.
        } finally {
            connections.remove(from);
            connections.remove(to);
        }
    }

    private void endAll() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        endAll();
    }
}
