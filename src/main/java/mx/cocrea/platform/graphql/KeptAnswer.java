package mx.cocrea.platform.graphql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** An answer as it is kept: its bytes, compressed where that saves much. */
final class KeptAnswer {

    static final String ENCODING = "gzip";

    /** Bytes from which an answer is worth being compressed. */
    private static final int LARGE = 8 * 1024;

    private final byte[] bytes;
    private final boolean compressed;

    private KeptAnswer(byte[] bytes, boolean compressed) {
        this.bytes = bytes;
        this.compressed = compressed;
    }

    static KeptAnswer of(byte[] answer) {
        if (answer.length < LARGE) {
            return new KeptAnswer(answer, false);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.length / 4);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(answer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new KeptAnswer(bytes.toByteArray(), true);
    }

    int size() {
        return bytes.length;
    }

    /** Whether it is kept in {@link #ENCODING}. */
    boolean isCompressed() {
        return compressed;
    }

    byte[] asKept() {
        return bytes;
    }

    byte[] whole() {
        if (!compressed) {
            return bytes;
        }
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes), LARGE)) {
            return zip.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
