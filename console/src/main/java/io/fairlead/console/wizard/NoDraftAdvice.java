package io.fairlead.console.wizard;

import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Sends whoever has no draft to the beginning. */
@ControllerAdvice
@Order(0)
class NoDraftAdvice {

    @ExceptionHandler
    String begin(NoDraft missing) {
        return WizardController.to(missing.place(), Step.TYPE);
    }
}
