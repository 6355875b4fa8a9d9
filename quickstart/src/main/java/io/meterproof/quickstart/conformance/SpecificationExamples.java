package io.meterproof.quickstart.conformance;

import io.meterproof.quickstart.conformance.set.Tally;
import io.meterproof.tlog.Checkpoint;
import io.meterproof.tlog.InvalidProofException;
import io.meterproof.tlog.NoteKey;
import io.meterproof.tlog.NoteSignature;
import io.meterproof.tlog.SignedNote;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The examples in the text of a C2SP specification that a machine can read: signed notes, the checkpoints in them, and the verifier keys
 * that are given beside them. An example that the specification itself cuts short with {@code [...]} is not one of them.
 */
final class SpecificationExamples {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```\\n(.*?)^```$");
    private static final Pattern VERIFIER_KEY =
            Pattern.compile("(?m)^ {4}([^\\s+<]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]+={0,2})$");
    private static final Pattern HEAD = Pattern.compile("[^\\n]+\\n[0-9]+\\n[A-Za-z0-9+/]{43}=\\n");

    private SpecificationExamples() {}

    static void judge(String id, String text, Tally tally) {
        List<String> vkeys = found(VERIFIER_KEY, text).toList();
        vkeys.forEach(vkey -> tally.compare(id + " " + vkey, vkey, read(vkey), "a verifier key reads back as itself"));
        found(FENCED, text)
                .filter(example -> example.contains("\n\n\u2014 ") && !example.contains("[...]"))
                .forEach(example -> {
                    String name = id + " " + example.lines().findFirst().orElse("");
                    tally.compare(name, "holds", note(example, vkeys), "a signed note");
                });
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static String read(String vkey) {
        try {
            return NoteKey.parse(vkey).toString();
        } catch (InvalidProofException e) {
            return e.getMessage();
        }
    }

    private static String note(String example, List<String> vkeys) {
        try {
            SignedNote note = SignedNote.parse(example);
            if (HEAD.matcher(note.text()).matches()
                    && !Checkpoint.parse(note.text()).text().equals(note.text())) {
                return "another checkpoint";
            }
            for (NoteSignature line : note.signatures()) {
                signer(line, vkeys)
                        .ifPresent(key -> note.verify(
                                key.name(), key.publicKey(), Providers.all().get(0)));
            }
            return note.toString().equals(example) ? "holds" : "another spelling";
        } catch (InvalidProofException e) {
            return e.getMessage();
        }
    }

    private static Optional<NoteKey> signer(NoteSignature line, List<String> vkeys) {
        return vkeys.stream()
                .map(NoteKey::parse)
                .filter(key -> key.name().equals(line.name()) && key.id() == line.keyId())
                .findFirst();
    }
}
