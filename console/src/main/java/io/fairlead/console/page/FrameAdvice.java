package io.fairlead.console.page;

import io.fairlead.console.api.Place;
import io.fairlead.console.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame, and its handler the place that the address names. */
@ControllerAdvice
class FrameAdvice {

    private final SeenPlaces places;

    FrameAdvice(SeenPlaces places) {
        this.places = places;
    }

    /** A part of a page has no frame. */
    @ModelAttribute("frame")
    @Nullable
    Frame frame(HttpServletRequest request) {
        var whole = HttpMethod.GET.matches(request.getMethod()) && request.getHeader("HX-Request") == null;
        return request.getUserPrincipal() instanceof SignedIn person
                ? Frame.of(request.getRequestURI(), person, whole ? places.list(request) : List.of())
                : null;
    }

    @ModelAttribute("place")
    Place place(HttpServletRequest request) {
        return Place.in(request.getRequestURI()).orElse(Place.ACCOUNT);
    }

    @ModelAttribute("may")
    May may(HttpServletRequest request) {
        return new May(Place.in(request.getRequestURI()).orElse(Place.ACCOUNT), () -> places.list(request));
    }

    @ModelAttribute("faults")
    Faults faults() {
        return Faults.NONE;
    }
}
