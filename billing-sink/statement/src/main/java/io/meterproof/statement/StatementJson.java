package io.meterproof.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A statement as JSON, with the fields of {@link AccountStatement}. */
public final class StatementJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatementJson() {}

    public static String of(AccountStatement statement) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(statement);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a statement is all strings", e);
        }
    }
}
