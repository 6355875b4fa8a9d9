package io.meterproof.quickstart.process;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The main class of every child JVM. It runs another main class and leaves, by an ordinary exit, as soon as its standard input
 * ends: when the parent closes it to stop the child, or when the parent dies in whatever way.
 */
public final class Lifeline {
    private static final int EXIT_LIKE_SIGTERM = 143;
    private static final long SECONDS_TO_LEAVE = 30;

    private Lifeline() {}

    /** @param args the main class to run, then its arguments */
    public static void main(String[] args) throws ReflectiveOperationException {
        daemon("lifeline", Lifeline::leaveWithParent);
        var main = Class.forName(args[0]).getMethod("main", String[].class);
        main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    }

    private static void leaveWithParent() {
        awaitEndOfInput();
        daemon("last-resort", Lifeline::haltWhenExitHangs);
        System.exit(EXIT_LIKE_SIGTERM);
    }

    private static void awaitEndOfInput() {
        try {
            int read = 0;
            while (read >= 0) {
                read = System.in.read();
            }
        } catch (IOException e) {
            System.err.println("The parent's pipe broke, leaving: " + e.getMessage());
        }
    }

    private static void haltWhenExitHangs() {
        try {
            if (!new CountDownLatch(1).await(SECONDS_TO_LEAVE, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(EXIT_LIKE_SIGTERM);
            }
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(EXIT_LIKE_SIGTERM);
        }
    }

    private static void daemon(String name, Runnable body) {
        var thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }
}
