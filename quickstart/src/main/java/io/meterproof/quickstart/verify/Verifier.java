package io.meterproof.quickstart.verify;

import picocli.CommandLine;

/** {@code ./meterproof verify} alone, as a jar that can be handed to anybody. */
public final class Verifier {
    private Verifier() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] arguments) {
        EarlyVerifier early = EarlyVerifier.start();
        System.exit(new CommandLine(new VerifyCommand(() -> early))
                .setCommandName("java -jar meterproof-verifier.jar")
                .execute(arguments));
    }
}
