package io.meterproof.tlog;

import static io.meterproof.tlog.InvalidProofException.require;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A tree head with the name of its log: the text of a signed note (C2SP tlog-checkpoint, "Note text"). Extension lines are refused,
 * since nobody audits them.
 *
 * @param origin a schema-less URL, without spaces or plus
 */
public record Checkpoint(String origin, long size, Hash root) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    public Checkpoint {
        NoteKey.requireName(origin);
        require(size >= 0, "a tree size is not negative: " + size);
    }

    public Checkpoint(String origin, TreeHead head) {
        this(origin, head.size(), head.root());
    }

    public TreeHead head() {
        return new TreeHead(size, root);
    }

    /** The three lines, each ending in a newline. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64Lines.encode(root.bytes()) + "\n";
    }

    /**
     * Reads the text of a note.
     *
     * @throws InvalidProofException unless the text is exactly what {@link #text()} writes
     */
    public static Checkpoint parse(String text) {
        require(text.endsWith("\n"), "a checkpoint ends in a newline");
        List<String> lines = Arrays.asList(text.split("\n", -1));
        require(lines.size() == 4, "a checkpoint has three lines, not " + (lines.size() - 1));
        require(SIZE.matcher(lines.get(1)).matches(), "the second line of a checkpoint is the tree size");
        byte[] root = Base64Lines.decode(lines.get(2));
        require(root.length == Hash.LENGTH, "the third line of a checkpoint is a root of 32 bytes");
        return new Checkpoint(lines.get(0), size(lines.get(1)), Hash.of(root));
    }

    private static long size(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new InvalidProofException("the tree size passes 2^63 - 1", e);
        }
    }
}
