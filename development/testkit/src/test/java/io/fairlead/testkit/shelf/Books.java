package io.fairlead.testkit.shelf;

/** Owns the table of books. */
public interface Books {

    String INSERT = "insert into book (title) values (?)";

    String LENT = """
            select title from book
            join loan on loan.title = book.title
            """;
}
