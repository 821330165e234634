#!/usr/bin/env bash
# Spring Boot 4.1.2 in a class loader of its own, as plugin hosts and servlet containers run it.
# Guess: what META-INF/spring.factories names is found through the thread's context class loader, whatever kind it is of.
# Seen: context initializers are, environment post-processors are looked for in the class loader that loaded Spring, so
# one that only the application's class loader sees is passed over without a word, unless SpringApplication gets a
# ResourceLoader that names the class loader.
set -euo pipefail
version=4.1.2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "changed: $*" >&2
  exit 1
}

cat > "$work/pom.xml" <<XML
<project><modelVersion>4.0.0</modelVersion><groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>org.springframework.boot</groupId><artifactId>spring-boot</artifactId><version>$version</version>
  </dependency></dependencies></project>
XML
mvn -q -B -ntp -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib"

mkdir -p "$work"/{host,app}/{src,classes} "$work/app/classes/META-INF"
cat > "$work/host/src/Host.java" <<'JAVA'
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.DefaultResourceLoader;

class Host {
    public static void main(String[] arguments) throws Exception {
        var loader = new URLClassLoader(new URL[] {Path.of(arguments[0]).toUri().toURL()}, Host.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        var source = loader.loadClass("App");
        for (var resources : new DefaultResourceLoader[] {null, new DefaultResourceLoader(loader)}) {
            var application = new SpringApplication(resources, source);
            application.setLogStartupInfo(false);
            application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
            try (var context = application.run()) {
                var environment = context.getEnvironment();
                System.out.println((resources == null ? "context class loader" : "resource loader") + ": initializer "
                        + environment.containsProperty("initialized") + ", post-processor "
                        + environment.containsProperty("processed"));
            }
        }
    }
}
JAVA
cat > "$work/app/src/App.java" <<'JAVA'
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

public class App implements EnvironmentPostProcessor, ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("p", Map.of("processed", true)));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("i", Map.of("initialized", true)));
    }
}
JAVA
cat > "$work/app/classes/META-INF/spring.factories" <<'FACTORIES'
org.springframework.boot.EnvironmentPostProcessor=App
org.springframework.context.ApplicationContextInitializer=App
FACTORIES
javac -d "$work/host/classes" -cp "$work/lib/*" "$work/host/src/Host.java"
javac -d "$work/app/classes" -cp "$work/lib/*" "$work/app/src/App.java"
java -cp "$work/host/classes:$work/lib/*" Host "$work/app/classes/" > "$work/out" 2> "$work/err" || { cat "$work/err" >&2; exit 1; }
grep ': initializer' "$work/out" | tee "$work/seen"
grep -qx 'context class loader: initializer true, post-processor false' "$work/seen" || fail "without a resource loader"
grep -qx 'resource loader: initializer true, post-processor true' "$work/seen" || fail "with a resource loader"
echo "as described: Spring Boot $version"
