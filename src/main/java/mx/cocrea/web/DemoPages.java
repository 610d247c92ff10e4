package mx.cocrea.web;

import java.util.Map;
import mx.cocrea.identity.DemoPerson;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where people sign in while this is tried out; reached only where no identity provider is configured. */
@Controller
@ConditionalOnWebApplication
final class DemoPages {

    /** @param refused whether somebody just gave a wrong password */
    @GetMapping("/demo/ingresar")
    ModelAndView signIn(@RequestParam(name = "error", defaultValue = "false") boolean refused) {
        return new ModelAndView("demo", Map.of("people", DemoPerson.values(), "refused", refused));
    }

    /** What somebody who signed in for a terminal copies into it. */
    @GetMapping("/demo/codigo")
    ModelAndView code(@RequestParam String code) {
        return new ModelAndView("demo-codigo", Map.of("code", code));
    }
}
