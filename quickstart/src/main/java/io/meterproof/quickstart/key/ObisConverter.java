package io.meterproof.quickstart.key;

import io.meterproof.formats.block.ObisCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 1-0:1.8.0*255}. */
final class ObisConverter implements ITypeConverter<ObisCode> {
    @Override
    public ObisCode convert(String text) {
        try {
            return ObisCode.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
