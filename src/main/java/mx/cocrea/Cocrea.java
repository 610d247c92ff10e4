package mx.cocrea;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Public participation over the accountability graph of open-government action plans. */
@SpringBootApplication
class Cocrea {

    public static void main(String[] arguments) {
        SpringApplication.run(Cocrea.class, arguments);
    }
}
