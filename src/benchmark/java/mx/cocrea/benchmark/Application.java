package mx.cocrea.benchmark;

import java.util.List;

/** How the application is started to be measured. */
final class Application {

    static final String MAIN_CLASS = "mx.cocrea.Cocrea";

    private static final String SECURITY = "org.springframework.boot.security.autoconfigure.";

    private Application() {}

    /** Its arguments: any port and database, reading for as long as it takes, with or without its cache of answers. */
    static String[] arguments(String database, int port, boolean cached) {
        return new String[]{
                "--spring.neo4j.uri=" + database,
                "--server.port=" + port,
                "--cocrea.cache.enabled=" + cached,
                "--cocrea.read-timeout=60s",
                "--spring.autoconfigure.exclude="
                        + String.join(
                                ",",
                                List.of(
                                        SECURITY + "UserDetailsServiceAutoConfiguration",
                                        SECURITY + "web.servlet.ServletWebSecurityAutoConfiguration",
                                        SECURITY + "web.servlet.SecurityFilterAutoConfiguration",
                                        SECURITY + "actuate.web.servlet.ManagementWebSecurityAutoConfiguration"))};
    }
}
