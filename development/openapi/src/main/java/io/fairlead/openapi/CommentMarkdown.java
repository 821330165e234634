package io.fairlead.openapi;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes Javadoc as Markdown, which is what descriptions in OpenAPI are written in. */
final class CommentMarkdown extends SimpleDocTreeVisitor<String, Void> {

    /** Finds the text of a constant by its reference in a {@code value} tag. */
    private final UnaryOperator<String> constants;

    CommentMarkdown(UnaryOperator<String> constants) {
        this.constants = constants;
    }

    String write(List<? extends DocTree> comment) {
        var text = new StringBuilder();
        comment.forEach(part -> text.append(part.accept(this, null)));
        var paragraphs = text.toString().split("\n\n");
        for (var index = 0; index < paragraphs.length; index++) {
            paragraphs[index] = paragraphs[index]
                    .strip()
                    .replaceAll("[ \t]*\n[ \t]*(?!- )", " ")
                    .replaceAll("[ \t]+\n", "\n");
        }
        return Arrays.stream(paragraphs)
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    @Override
    public String visitText(TextTree text, Void nothing) {
        return text.getBody();
    }

    @Override
    public String visitLiteral(LiteralTree literal, Void nothing) {
        var body = literal.getBody().getBody();
        return literal.getKind() == DocTree.Kind.CODE ? "`" + body + "`" : body;
    }

    @Override
    public String visitLink(LinkTree link, Void nothing) {
        if (!link.getLabel().isEmpty()) {
            return write(link.getLabel());
        }
        var reference = link.getReference().getSignature();
        return "`" + reference.substring(reference.lastIndexOf('#') + 1).replaceAll("\\(.*\\)", "") + "`";
    }

    @Override
    public String visitValue(ValueTree value, Void nothing) {
        return constants.apply(Objects.requireNonNull(value.getReference()).getSignature());
    }

    @Override
    public String visitEntity(EntityTree entity, Void nothing) {
        return switch (entity.getName().toString()) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            default -> throw new IllegalArgumentException("Write the character itself instead of " + entity);
        };
    }

    @Override
    public String visitStartElement(StartElementTree element, Void nothing) {
        return switch (element.getName().toString()) {
            case "p", "ul" -> "\n\n";
            case "li" -> "\n- ";
            default -> "";
        };
    }

    @Override
    protected String defaultAction(DocTree other, Void nothing) {
        return "";
    }
}
