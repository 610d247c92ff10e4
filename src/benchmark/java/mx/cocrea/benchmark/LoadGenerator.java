package mx.cocrea.benchmark;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Clients that each ask, wait for the answer and ask again; all on one thread, so that they take little from the servers. */
final class LoadGenerator implements AutoCloseable {

    private final EventLoopGroup thread = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    /**
     * What came of a load.
     *
     * @param latencies in nanoseconds
     * @param seconds from the first request to the last answer
     */
    record Outcome(Histogram latencies, double seconds) {}

    /**
     * Asks a server for as long as said; what was asked by then is waited for.
     *
     * @param requests whole HTTP requests, of which each client takes any at each time
     * @throws java.util.concurrent.CompletionException if any is answered with an error
     */
    Outcome load(int port, List<byte[]> requests, int clients, double seconds) {
        Random random = new Random(1);
        long start = System.nanoTime();
        return run(port, clients, () -> System.nanoTime() - start < seconds * 1e9
                ? requests.get(random.nextInt(requests.size()))
                : null);
    }

    /**
     * Asks a server for each once.
     *
     * @throws java.util.concurrent.CompletionException if any is answered with an error
     */
    Outcome each(int port, List<byte[]> requests, int clients) {
        Iterator<byte[]> left = requests.iterator();
        return run(port, clients, () -> left.hasNext() ? left.next() : null);
    }

    private Outcome run(int port, int clients, Next next) {
        Run run = new Run(port, next, clients);
        thread.next().execute(() -> {
            for (int client = 0; client < clients; client++) {
                run.connect();
            }
        });
        return run.done.join();
    }

    /** Gives the request to ask next; null when there is none left. */
    private interface Next {
        byte @Nullable [] request();
    }

    @Override
    public void close() {
        thread.shutdownGracefully().syncUninterruptibly();
    }

    /** One load, touched by the thread of the clients only. */
    private final class Run {
        private final int port;
        private final Next next;
        private final long start = System.nanoTime();
        private final Histogram latencies = new Histogram(3);
        private final CompletableFuture<Outcome> done = new CompletableFuture<>();
        private int running;

        Run(int port, Next next, int clients) {
            this.port = port;
            this.next = next;
            this.running = clients;
        }

        void connect() {
            new Bootstrap()
                    .group(thread)
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new HttpResponseDecoder(), new Client(Run.this));
                        }
                    })
                    .connect("127.0.0.1", port)
                    .addListener(connected -> {
                        if (!connected.isSuccess()) {
                            done.completeExceptionally(connected.cause());
                        }
                    });
        }

        void finish() {
            if (--running == 0) {
                done.complete(new Outcome(latencies, (System.nanoTime() - start) / 1e9));
            }
        }
    }

    /** One client's connection; where the server ends it, the client goes on with a new one. */
    private static final class Client extends SimpleChannelInboundHandler<HttpObject> {
        private static final ByteBuf ERRORS = Unpooled.copiedBuffer("{\"errors\"", StandardCharsets.US_ASCII);

        private final Run run;
        private long asked;
        private boolean begins;
        private @Nullable HttpResponse response;

        Client(Run run) {
            this.run = run;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            ask(context);
        }

        private void ask(ChannelHandlerContext context) {
            byte[] request = run.next.request();
            if (request == null) {
                context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
                run.finish();
            } else {
                asked = System.nanoTime();
                context.writeAndFlush(Unpooled.wrappedBuffer(request))
                        .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
            if (message instanceof HttpResponse begun) {
                response = begun;
                begins = true;
                if (begun.status().code() != 200) {
                    run.done.completeExceptionally(new IllegalStateException("Answered with " + begun.status()));
                }
            }
            if (message instanceof HttpContent part && part.content().isReadable()) {
                if (begins && beginsWithErrors(part.content())) {
                    run.done.completeExceptionally(
                            new IllegalStateException("Answered with " + part.content().toString(StandardCharsets.UTF_8)));
                }
                begins = false;
            }
            if (message instanceof LastHttpContent && response != null) {
                run.latencies.recordValue(System.nanoTime() - asked);
                if (HttpUtil.isKeepAlive(response)) {
                    ask(context);
                } else {
                    context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
                    run.connect();
                }
            }
        }

        private static boolean beginsWithErrors(ByteBuf body) {
            int length = ERRORS.readableBytes();
            return body.readableBytes() >= length && ByteBufUtil.equals(ERRORS, 0, body, body.readerIndex(), length);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            run.done.completeExceptionally(cause);
        }
    }
}
