package mx.cocrea.benchmark;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import mx.cocrea.Statements;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Logging;
import org.neo4j.driver.NotificationSeverity;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.TypeSystem;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The limit: an HTTP server that does nothing but send the application's own statements to the database and write what comes back. Its
 * arguments are the database's address, its own port and a file of hot reads; {@code GET /2/17} is request 17 of read 2.
 */
@ChannelHandler.Sharable
final class BareServer extends SimpleChannelInboundHandler<HttpObject> {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeSystem TYPES = TypeSystem.getDefault();

    private final Driver driver;
    private final List<List<Statements.Sent>> statements;
    private final SessionConfig reading = SessionConfig.builder()
            .withDatabase("neo4j")
            .withDefaultAccessMode(AccessMode.READ)
            .build();
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    private BareServer(Driver driver, List<List<Statements.Sent>> statements) {
        this.driver = driver;
        this.statements = statements;
    }

    public static void main(String[] arguments) throws ClassNotFoundException, InterruptedException {
        List<HotRead> reads = JSON.readValue(Path.of(arguments[2]), new TypeReference<>() {});
        List<List<Statements.Sent>> statements = new ArrayList<>();
        try (StatementRecorder recorder = new StatementRecorder(arguments[0])) {
            reads.forEach(read -> statements.add(recorder.statements(read)));
        }
        @SuppressWarnings("deprecation") // As the application has it, but there is nothing here to log to.
        Config config = Config.builder()
                .withMinimumNotificationSeverity(NotificationSeverity.OFF)
                .withTelemetryDisabled(true)
                .withLogging(Logging.none())
                .build();
        BareServer server = new BareServer(GraphDatabase.driver(arguments[0], AuthTokens.none(), config), statements);
        new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), server);
                    }
                })
                .bind("127.0.0.1", Integer.parseInt(arguments[1]))
                .sync();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
        if (message instanceof HttpRequest request) {
            String[] place = request.uri().split("/", -1);
            Statements.Sent statement = statements.get(Integer.parseInt(place[1])).get(Integer.parseInt(place[2]));
            threads.execute(() -> answer(context, statement));
        }
    }

    private void answer(ChannelHandlerContext context, Statements.Sent statement) {
        try (Session session = driver.session(reading)) {
            Value rows = session.run(statement.text(), statement.parameters()).single().get(0);
            ByteBuf body = context.alloc().ioBuffer();
            try (JsonGenerator json = JSON.createGenerator((OutputStream) new ByteBufOutputStream(body))) {
                write(rows, json);
            }
            DefaultFullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
    }

    private static void write(Value value, JsonGenerator json) {
        if (value.isNull()) {
            json.writeNull();
        } else if (value.type().equals(TYPES.STRING())) {
            json.writeString(value.asString());
        } else if (value.type().equals(TYPES.LIST())) {
            json.writeStartArray();
            value.values().forEach(item -> write(item, json));
            json.writeEndArray();
        } else if (value.type().equals(TYPES.INTEGER())) {
            json.writeNumber(value.asLong());
        } else {
            json.writeString(value.asObject().toString());
        }
    }
}
