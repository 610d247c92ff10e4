package mx.cocrea.notifications;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A server that takes mail, and the application that sends by it, reached at an address of its own. */
final class Post implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String SITE = "https://cocrea.example";

    static final GreenMail OFFICE = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        OFFICE.start();
        TestPropertyValues.of(
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + OFFICE.getSmtp().getPort(),
                "cocrea.public-address=" + SITE)
                .applyTo(application);
    }
}
