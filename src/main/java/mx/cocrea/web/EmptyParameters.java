package mx.cocrea.web;

import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** What an address gives empty, as forms give what nobody filled in, is as if it were not given. */
@ControllerAdvice(basePackageClasses = EmptyParameters.class)
final class EmptyParameters {

    @InitBinder
    void takeAsAbsent(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }
}
