package io.fairlead.local.structure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads the poms: the modules, and which of them each one needs or starts. */
record ProjectModules(Path tree) {

    private static final String GROUP = "io.fairlead";

    List<String> folders() {
        return children(child(pom(tree), "modules"), "module")
                .map(Element::getTextContent)
                .toList();
    }

    DependencyGraph graph() {
        var graph = new DependencyGraph();
        for (var folder : folders()) {
            var pom = pom(tree.resolve(folder));
            var module = text(pom, "artifactId");
            graph.add(module);
            children(child(pom, "dependencies"), "dependency")
                    .filter(dependency -> GROUP.equals(text(dependency, "groupId")))
                    .filter(dependency -> List.of("", "runtime", "provided").contains(text(dependency, "scope")))
                    .forEach(dependency -> graph.add(module, text(dependency, "artifactId")));
        }
        return graph;
    }

    private static Element pom(Path folder) {
        var file = folder.resolve("pom.xml");
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    private static Stream<Element> children(Element parent, String name) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(element -> element.getTagName().equals(name));
    }

    private static Element child(Element parent, String name) {
        return children(parent, name)
                .findFirst()
                .orElseGet(() -> parent.getOwnerDocument().createElement(name));
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent().strip();
    }
}
