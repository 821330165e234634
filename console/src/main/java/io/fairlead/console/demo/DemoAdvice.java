package io.fairlead.console.demo;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the pages whether there is a registry to try things with. */
@ControllerAdvice
class DemoAdvice {

    private final DemoProperties demo;

    DemoAdvice(DemoProperties demo) {
        this.demo = demo;
    }

    @ModelAttribute("demo")
    boolean offered() {
        return demo.offered();
    }
}
