package io.meterproof.formats.xml;

import io.meterproof.formats.signed.MalformedSignedRecordException;
import io.meterproof.formats.signed.RecordLimits;
import io.meterproof.formats.signed.RecordText;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a document with the JDK's parser, which is told to know neither DTD nor entities; a DOCTYPE is refused. */
public final class XmlReader {
    private static final int MAX_ELEMENTS = 10_000;
    private static final XMLInputFactory XML = factory();

    private final XMLStreamReader reader;
    private int elements;

    private XmlReader(XMLStreamReader reader) {
        this.reader = reader;
    }

    /**
     * The root element of UTF-8 bytes.
     *
     * @throws MalformedSignedRecordException for bytes that are not such a document, or go beyond {@link RecordLimits}
     */
    public static XmlElement read(byte[] bytes) throws MalformedSignedRecordException {
        String text = RecordText.decode(bytes).strip();
        try {
            return new XmlReader(XML.createXMLStreamReader(new StringReader(text))).document();
        } catch (XMLStreamException | RuntimeException e) {
            // The JDK's parser answers some bytes with unchecked exceptions: they are as malformed.
            throw new MalformedSignedRecordException("not XML", e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private XmlElement document() throws XMLStreamException, MalformedSignedRecordException {
        XmlElement root = null;
        while (reader.hasNext()) {
            int event = reader.next();
            require(event != XMLStreamConstants.DTD, "a document type");
            if (event == XMLStreamConstants.START_ELEMENT) {
                root = element(1);
            }
        }
        require(root != null, "no element");
        return root;
    }

    private XmlElement element(int depth) throws XMLStreamException, MalformedSignedRecordException {
        require(depth <= RecordLimits.MAX_DEPTH, "elements nested too deep");
        require(++elements <= MAX_ELEMENTS, "too many elements");
        String name = reader.getLocalName();
        StringBuilder text = new StringBuilder();
        List<XmlElement> children = new ArrayList<>();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                default ->
                    throw new MalformedSignedRecordException("an entity or something else than elements and text");
            }
        }
        return new XmlElement(name, text.toString().strip(), children);
    }

    private static void require(boolean condition, String otherwise) throws MalformedSignedRecordException {
        if (!condition) {
            throw new MalformedSignedRecordException(otherwise);
        }
    }
}
