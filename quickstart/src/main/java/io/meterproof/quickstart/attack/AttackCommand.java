package io.meterproof.quickstart.attack;

import io.meterproof.quickstart.part.Installation;
import io.meterproof.quickstart.process.Jvm;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Tries to get forged signatures and replays past the verdicts, another balance out of settlement, a changed bundle past a verifier, or a reading out of the log, in a process of the load tests. */
@Command(
        name = "attack",
        customSynopsis =
                "meterproof attack (signatures | replays) [--algorithm=NAME] [--provider=NAME] [--count=N] [--seed=N]%n"
                        + "       meterproof attack sessions [--station=NAME] [--count=N] [--seed=N]%n"
                        + "       meterproof attack order [--accounts=N] [--seeds=N] [--seed=N]%n"
                        + "       meterproof attack bundle FILE... --trust=FILE [--kinds=KIND,...] [--count=N] [--each=N] [--seed=N] [--only-java]%n"
                        + "       meterproof attack dictionary DISCLOSED VICTIM [--count=N] [--seed=N]",
        description = {
            "Try forged signatures, replays, rearranged sessions, other orders, changed bundles and guesses on what must refuse them.",
            "The verdicts face forged signatures, replayed blocks and records of charging stations put together anew,",
            "settlement the same readings and documents in other orders, both verifiers changed bundles,",
            "the log's leaves guesses at what they hide. Needs no stack.",
            "Exit 0 if nothing is accepted or recovered and no balance or verdict differs, 1 otherwise; each case is printed.",
            "",
            "  --algorithm=NAME   Ed25519, P-256 or ML-DSA-44; of replays also ECDSA: OCMF records. Default: Ed25519",
            "  --provider=NAME    corretto, bouncycastle or jdk. Default: corretto; ML-DSA-44 is always bouncycastle's",
            "  --count=N          Default: 10,000,000 signatures, 1,000,000 replays, 100,000 of each station",
            "  --station=NAME     ocmf, alfen, sml, smlxml or mennekes. Default: each",
            "  --seed=N           Decides all chance but the keys. Default: 1",
            "  --accounts=N       Of the month that is delivered in other orders. Default: 200",
            "  --seeds=N          How many orders. Default: 1,000",
            "  FILE...            A valid bundle to change, and others to take elements from",
            "  --trust=FILE       The trust file under which it passes; required",
            "  --only-java        Do not ask the JavaScript verifier, which takes most of the time",
            "                     Of a bundle, --count is the bits to flip. Default: all up to 20 kB, else 10,000",
            "  --kinds=KIND,...   Of a bundle, only these kinds of change: BIT, ALTERED, LEFT_OUT, DOUBLED, SWAPPED, SPLICED,",
            "                     OLDER_VERSION, and the omissions LINE_OMITTED, USE_OMITTED... Default: all",
            "  --each=N           Of every kind but flipped bits at most so many, by chance. Default: all",
            "  DISCLOSED VICTIM   Bundles of two accounts: one that the attacker has, and one of which they see the leaves.",
            "                     --count is the guesses at its ledger, and at its blocks. Default: 10,000,000"
        })
public final class AttackCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "signatures | replays | sessions | order | bundle | dictionary",
            description = "What to try.")
    private Kind kind;

    @Unmatched
    private final List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(kind.words);
        arguments.addAll(options);
        Installation installation = Installation.current();
        List<String> command = Jvm.withHeap("1g")
                .property(Installation.HOME, installation.home())
                .classPath(installation.serviceClassPath("load-tests"))
                .command("io.meterproof.loadtests." + kind.main, arguments);
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start()
                .waitFor();
    }

    /** The attacks by the names of the command line. */
    enum Kind {
        signatures("attack.Attack", List.of("signatures")),
        replays("attack.Attack", List.of("replays")),
        sessions("attack.Attack", List.of("sessions")),
        order("order.Order", List.of()),
        bundle("bundle.Bundle", List.of()),
        dictionary("dictionary.Dictionary", List.of());

        private final String main;
        private final List<String> words;

        Kind(String main, List<String> words) {
            this.main = main;
            this.words = words;
        }
    }
}
