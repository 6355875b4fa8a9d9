package io.meterproof.quickstart.conformance.set;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The rows of a separated file, also a gzipped one, by the names in its heading. */
public final class CsvTable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvTable() {}

    /**
     * Reads a whole file. Columns that a row does not reach are missing from it.
     *
     * @throws IOException when it cannot be read
     */
    public static List<Map<String, String>> read(Path file, char separator) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (Reader text = new InputStreamReader(VectorFiles.open(file), StandardCharsets.UTF_8)) {
            return format.parse(skipMark(text)).stream().map(CSVRecord::toMap).toList();
        }
    }

    private static Reader skipMark(Reader text) throws IOException {
        PushbackReader reader = new PushbackReader(text);
        int first = reader.read();
        if (first >= 0 && !BYTE_ORDER_MARK.equals(Character.toString(first))) {
            reader.unread(first);
        }
        return reader;
    }
}
