package io.fairlead.runtime.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.actuate.web.server.JettyServletManagementContextAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** A made-up program that reads whole bodies, whoever sends them. */
@SpringBootConfiguration
@ImportAutoConfiguration({
    JettyServletWebServerAutoConfiguration.class,
    JettyServletManagementContextAutoConfiguration.class,
    ManagementContextAutoConfiguration.class,
    ServletManagementContextAutoConfiguration.class,
    WebServerAutoConfiguration.class
})
class ReadingProgram {

    @Bean
    ServletRegistrationBean<HttpServlet> body() {
        return new ServletRegistrationBean<>(new BodyServlet(), "/body/*");
    }

    @Bean
    ServletRegistrationBean<HttpServlet> form() {
        return new ServletRegistrationBean<>(new FormServlet(), "/form");
    }

    @Bean
    BodyLimit smallForm() {
        return new BodyLimit("/form", BodyLimit.SMALL_BYTES);
    }

    /** As small as that of a heap of 80 MB. */
    @Bean
    BodyBudgets bodyBudgets() {
        return BodyBudgets.of(8 * 1024 * 1024);
    }

    private static final class BodyServlet extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("here");
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getInputStream().readAllBytes().length);
        }
    }

    private static final class FormServlet extends HttpServlet {

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getParameter("name").length());
        }
    }
}
