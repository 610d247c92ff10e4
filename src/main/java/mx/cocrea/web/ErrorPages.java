package mx.cocrea.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import mx.cocrea.platform.http.RequestId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Says on a page what went wrong and what to do next, to whoever reads pages. */
@Controller
@ConditionalOnWebApplication
final class ErrorPages {

    /** Those for which there is something of their own to say. */
    private static final List<Integer> EXPLAINED = List.of(400, 401, 403, 404, 429, 500, 502, 503);

    @RequestMapping(path = "${spring.web.error.path:/error}", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView error(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpStatus.NOT_FOUND.value();
        int explained = EXPLAINED.contains(status) ? status : status < 500 ? 400 : 500;
        return new ModelAndView(
                "error",
                Map.of("explained", explained, "requestId", RequestId.of(request)),
                HttpStatusCode.valueOf(status));
    }
}
