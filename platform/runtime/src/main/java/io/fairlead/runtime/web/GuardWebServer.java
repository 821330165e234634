package io.fairlead.runtime.web;

import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;

/** Puts the guards of this package before and into a web server. */
class GuardWebServer implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory>, Ordered {

    private static final boolean HAS_PAGE = new ClassPathResource("templates/error.html").exists();

    private final BodyLimits limits;
    private final BodyBudgets budgets;
    private final WebServerProperties settings;

    GuardWebServer(BodyLimits limits, BodyBudgets budgets, WebServerProperties settings) {
        this.limits = limits;
        this.budgets = budgets;
        this.settings = settings;
    }

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(this::guard);
    }

    private void guard(Server server) {
        var bodies = new RequestBodyHandler(limits, budgets, settings);
        bodies.setHandler(server.getHandler());
        server.setHandler(bodies);
        server.setErrorHandler(new ServerErrorHandler());
        server.getDescendants(ServletContextHandler.class).forEach(GuardWebServer::replaceErrorHandler);
        var connections = new ConnectionsPerAddress(settings.maxConnectionsPerAddress());
        for (var connector : server.getConnectors()) {
            connector.addBean(connections);
            connector.getConnectionFactories().stream()
                    .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                    .map(factory -> ((HttpConfiguration.ConnectionFactory) factory).getHttpConfiguration())
                    .forEach(GuardWebServer::configure);
        }
    }

    private static void configure(HttpConfiguration http) {
        // A cached header line that differs in case only must never stand for another: credentials are case-sensitive.
        http.setHeaderCacheCaseSensitive(true);
        http.setSendServerVersion(false);
    }

    /** When it has started, because Boot sets its own as it starts. */
    private static void replaceErrorHandler(ServletContextHandler context) {
        context.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarted(LifeCycle started) {
                if (context.getErrorHandler() instanceof ErrorPageErrorHandler former) {
                    context.setErrorHandler(
                            HAS_PAGE
                                    ? ContextErrorHandler.withPages(former.getErrorPages())
                                    : ContextErrorHandler.withoutPages());
                }
            }
        });
    }

    /** After Boot's own, which read {@code server.*}. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
