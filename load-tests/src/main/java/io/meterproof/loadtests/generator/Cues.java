package io.meterproof.loadtests.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.Semaphore;

/** The lines of standard input: each lets one phase begin. When the input ends, so does the process. */
final class Cues {
    private static final int PARENT_GONE = 143;

    private final Semaphore given = new Semaphore(0);

    static Cues listen() {
        Cues cues = new Cues();
        Thread listener = new Thread(cues::read, "cues");
        listener.setDaemon(true);
        listener.start();
        return cues;
    }

    void await() throws InterruptedException {
        given.acquire();
    }

    private void read() {
        try (BufferedReader input = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            while (input.readLine() != null) {
                given.release();
            }
        } catch (IOException e) {
            System.err.println("The input broke, leaving: " + e.getMessage());
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
