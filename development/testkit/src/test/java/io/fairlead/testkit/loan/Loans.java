package io.fairlead.testkit.loan;

/** Owns the table of loans, and writes to that of books although another package owns it. */
public interface Loans {

    String INSERT = "insert into loan (title) values (?)";

    String LOSE = "delete from book where title = ?";
}
