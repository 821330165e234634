package io.fairlead.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AnonymousLimitsTests {

    @Test
    void findsTheLimitsOfHandlersAndOfPathsThatFiltersAnswer() {
        var limits = limitsOf(DockController.class);

        assertThat(limits.find(request("POST", "/dock"))).contains(Limit.ENROLMENT);
        assertThat(limits.find(request("POST", "/login"))).contains(Limit.LOGIN);
        assertThat(limits.find(request("GET", "/dock"))).isEmpty();
        assertThat(limits.find(request("POST", "/pilots"))).isEmpty();
        assertThat(limits.find(request("POST", "/dock/1"))).isEmpty();
    }

    @Test
    void refusesALimitOnAPathThatIsNotFixed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> limitsOf(BerthController.class))
                .withMessageContaining("no fixed path");
    }

    private static AnonymousLimits limitsOf(Class<?> controller) {
        var context = new StaticWebApplicationContext();
        context.registerSingleton("controller", controller);
        context.refresh();
        var mappings = new RequestMappingHandlerMapping();
        mappings.setApplicationContext(context);
        mappings.afterPropertiesSet();
        var limits = new AnonymousLimits(() -> mappings, () -> Stream.of(new LimitedPath("/login", Limit.LOGIN)));
        limits.afterSingletonsInstantiated();
        return limits;
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return request;
    }

    @RestController
    static class DockController {

        @GetMapping("/dock")
        void list() {}

        @Limited(Limit.ENROLMENT)
        @PostMapping("/dock")
        void enrol() {}

        @Limited(Limit.REGISTRY_LOGIN)
        @PostMapping("/pilots")
        void tryOut() {}
    }

    @RestController
    static class BerthController {

        @Limited(Limit.ENROLMENT)
        @PostMapping("/berths/{number}")
        void enrol() {}
    }
}
