package io.fairlead.console.wizard;

import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Sends whoever has no draft to the beginning, and says what to do with one that is too large. */
@ControllerAdvice
@Order(0)
class DraftProblemAdvice {

    @ExceptionHandler
    String begin(DraftNotFound missing) {
        return "redirect:" + missing.scope().path("/new-connector");
    }

    @ExceptionHandler
    ModelAndView tooLarge(DraftTooLarge tooLarge) {
        var words = Map.of(
                "scope",
                tooLarge.scope(),
                "title",
                "This draft is too large for the browser to store",
                "detail",
                "A draft stays at your browser until it is saved, and that has room for some 14,000 characters. Shorten the"
                        + " certificates, the description or the tags; or edit the connector as YAML.",
                "code",
                "DRAFT_TOO_LARGE",
                "correlation",
                "");
        return new ModelAndView("problem", words, HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
