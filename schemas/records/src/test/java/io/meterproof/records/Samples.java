package io.meterproof.records;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Records with every field set, each to a value that follows from its place, so that no two fields are alike. */
public final class Samples {
    private Samples() {}

    public static SpecificRecordBase of(Schema schema) {
        SpecificData model = new SpecificData();
        SpecificRecordBase sample = (SpecificRecordBase) model.newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            sample.put(field.pos(), value(field.schema(), field));
        }
        return sample;
    }

    private static Object value(Schema schema, Schema.Field field) {
        int place = field.pos() + 1;
        return switch (schema.getType()) {
            case STRING -> field.name() + " é " + place;
            case LONG -> place * 1_000_000_007L;
            case INT -> -place;
            case BOOLEAN -> true;
            case BYTES -> ByteBuffer.wrap(new byte[] {(byte) place, 0, -1});
            case UNION -> value(schema.getTypes().get(1), field);
            case ARRAY -> List.of(element(schema, field), element(schema, field));
            default -> throw new IllegalArgumentException("no record has a field of " + schema.getType());
        };
    }

    private static Object element(Schema array, Schema.Field field) {
        Schema element = array.getElementType();
        return element.getType() == Schema.Type.RECORD ? of(element) : value(element, field);
    }
}
