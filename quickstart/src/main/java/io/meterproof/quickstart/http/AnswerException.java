package io.meterproof.quickstart.http;

import java.io.IOException;

/** A server answered, but not with what was asked for. The message is one line for people. */
public final class AnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerException(String message) {
        super(message);
    }
}
