package mx.cocrea.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes a transaction log look as if a later Neo4j had written it. */
final class NewerFormat {

    private static final int HEADER = 128;
    private static final int CHECKPOINT = 232;
    private static final byte KERNEL_OF_THE_FUTURE = 99;

    private NewerFormat() {}

    /** Each checkpoint begins with the version of the kernel that wrote it. */
    static void stamp(Path checkpoints) throws IOException {
        try (FileChannel file = FileChannel.open(checkpoints, StandardOpenOption.WRITE)) {
            for (long at = HEADER; at < file.size(); at += CHECKPOINT) {
                file.write(ByteBuffer.wrap(new byte[]{KERNEL_OF_THE_FUTURE}), at);
            }
        }
    }
}
