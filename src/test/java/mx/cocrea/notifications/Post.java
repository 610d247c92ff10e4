package mx.cocrea.notifications;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A server that takes mail, and the application that sends by it, reached at an address of its own. */
public final class Post implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String SITE = "https://cocrea.example";

    static final GreenMail OFFICE = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        if (!OFFICE.isRunning()) {
            OFFICE.start();
        }
        TestPropertyValues.of(
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + OFFICE.getSmtp().getPort(),
                "cocrea.public-address=" + SITE)
                .applyTo(application);
    }

    /** The messages to an address, the first first. */
    public static List<MimeMessage> received(String address) {
        return Arrays.stream(OFFICE.getReceivedMessages()).filter(message -> header(message, "To").equals(address)).toList();
    }

    static String header(MimeMessage message, String name) {
        try {
            return String.join(",", message.getHeader(name));
        } catch (MessagingException garbled) {
            throw new IllegalStateException(garbled);
        }
    }

    /** The part of a message that has this type. */
    public static String part(MimeMessage message, String type) throws IOException, MessagingException {
        MimeMultipart related = (MimeMultipart) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
        MimeMultipart parts = related.getBodyPart(0).getContent() instanceof MimeMultipart inner ? inner : related;
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).isMimeType(type)) {
                return parts.getBodyPart(i).getContent().toString();
            }
        }
        throw new AssertionError("no " + type);
    }
}
