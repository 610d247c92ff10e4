package mx.cocrea.notifications;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A server that takes no mail: it says the same of every recipient (RFC 5321), and after it is closed, nothing. */
final class ClosedOffice implements Closeable {

    private final ServerSocket door;
    private final String reply;

    /** @param reply code and text, such as {@code 550 5.1.1 No such mailbox} */
    ClosedOffice(String reply) {
        this.reply = reply;
        try {
            door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Thread.ofVirtual().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    private void open() {
        boolean isOpen = true;
        while (isOpen) {
            try (Socket visitor = door.accept()) {
                speak(visitor);
            } catch (IOException gone) {
                isOpen = !door.isClosed();
            }
        }
    }

    private void speak(Socket visitor) throws IOException {
        BufferedReader said = new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = visitor.getOutputStream();
        String answer = "220 closed.example";
        while (answer != null) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            String line = said.readLine();
            answer = line == null ? null : answer(line.toUpperCase(Locale.ROOT));
        }
    }

    private String answer(String line) {
        return line.startsWith("RCPT") ? reply : line.startsWith("QUIT") ? "221 Bye" : "250 OK";
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
