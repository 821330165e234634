package io.fairlead.console.page;

import io.fairlead.console.api.Place;
import io.fairlead.console.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame, and its handler the place that the address names. */
@ControllerAdvice
class FrameAdvice {

    @ModelAttribute("frame")
    @Nullable
    Frame frame(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof SignedIn person ? Frame.of(request.getRequestURI(), person) : null;
    }

    @ModelAttribute("place")
    Place place(HttpServletRequest request) {
        return Place.in(request.getRequestURI()).orElse(Place.ACCOUNT);
    }

    @ModelAttribute("faults")
    Faults faults() {
        return Faults.NONE;
    }
}
