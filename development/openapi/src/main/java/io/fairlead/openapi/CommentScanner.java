package io.fairlead.openapi;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Collects the comments of one file: of types by binary name, of members with {@code #} and their name after it. */
final class CommentScanner extends TreePathScanner<Void, Void> {

    private final Map<String, Comment> comments = new HashMap<>();
    private final Map<String, String> imports = new HashMap<>();
    private final Deque<String> types = new ArrayDeque<>();
    private final CommentMarkdown markdown = new CommentMarkdown(this::constant);
    private final DocTrees trees;
    private final String packageName;

    CommentScanner(DocTrees trees, String packageName) {
        this.trees = trees;
        this.packageName = packageName;
    }

    Map<String, Comment> comments() {
        return comments;
    }

    @Override
    public @Nullable Void visitCompilationUnit(CompilationUnitTree unit, Void nothing) {
        for (ImportTree imported : unit.getImports()) {
            var name = imported.getQualifiedIdentifier().toString();
            imports.put(name.substring(name.lastIndexOf('.') + 1), name);
        }
        return super.visitCompilationUnit(unit, nothing);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, Void nothing) {
        if (type.getSimpleName().isEmpty()) {
            return null;
        }
        var outer = types.peek();
        types.push(outer == null ? packageName + "." + type.getSimpleName() : outer + "$" + type.getSimpleName());
        add("");
        super.visitClass(type, nothing);
        types.pop();
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, Void nothing) {
        add("#" + method.getName() + "/" + method.getParameters().size());
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree field, Void nothing) {
        if (getCurrentPath().getParentPath().getLeaf().getKind() != Tree.Kind.METHOD) {
            add("#" + field.getName());
        }
        return null;
    }

    private void add(String member) {
        var comment = trees.getDocCommentTree(getCurrentPath());
        if (comment == null) {
            return;
        }
        var parameters = new HashMap<String, String>();
        var returned = "";
        for (DocTree tag : comment.getBlockTags()) {
            if (tag instanceof ParamTree parameter && !parameter.isTypeParameter()) {
                parameters.put(parameter.getName().getName().toString(), sentence(parameter.getDescription()));
            } else if (tag instanceof ReturnTree tree) {
                returned = sentence(tree.getDescription());
            }
        }
        comments.put(
                types.getFirst() + member, new Comment(markdown.write(comment.getFullBody()), parameters, returned));
    }

    /** What begins small after the name of a parameter stands alone in the document. */
    private String sentence(List<? extends DocTree> description) {
        var text = markdown.write(description);
        if (text.isEmpty()) {
            return text;
        }
        var first = text.codePointAt(0);
        var capital = Character.isLowerCase(first)
                ? Character.toString(Character.toUpperCase(first)) + text.substring(Character.charCount(first))
                : text;
        return capital.matches("(?s).*[.:!?]") ? capital : capital + ".";
    }

    private String constant(String reference) {
        var type = reference.substring(0, reference.indexOf('#'));
        var name = type.isEmpty() ? types.getLast() : imports.getOrDefault(type, packageName + "." + type);
        try {
            var field = ClassUtils.forName(name, null).getDeclaredField(reference.substring(type.length() + 1));
            field.setAccessible(true);
            return String.valueOf(field.get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("There is no constant " + reference + " for the Javadoc of " + name, e);
        }
    }
}
