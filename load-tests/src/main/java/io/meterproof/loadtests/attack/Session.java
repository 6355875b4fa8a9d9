package io.meterproof.loadtests.attack;

import java.util.List;

/** A session as somebody has heard it: its begin, what was stated between, and its end. */
record Session(List<Statement> statements) {
    Session {
        statements = List.copyOf(statements);
    }

    Statement begin() {
        return statements.get(0);
    }

    Statement end() {
        return statements.get(statements.size() - 1);
    }

    /** What its station sends. */
    List<Statement> ends() {
        return List.of(begin(), end());
    }

    Statement between(int index) {
        return statements.get(1 + index);
    }

    /** Whether energy from one register to another is, in part, that of this session. */
    boolean overlaps(long from, long to) {
        return from < end().moment().wattHours() && begin().moment().wattHours() < to;
    }
}
