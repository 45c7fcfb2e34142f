import java.io.File;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Holds files against OMG's schemas of BPMN 2.0, as they lie in the jar on the class path; prints each fault as file:line:column message. */
class HoldAgainstSchema {
  public static void main(String[] files) throws Exception {
    var schema = HoldAgainstSchema.class.getResource("/org/camunda/bpm/model/bpmn/schema/BPMN20.xsd");
    var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    Validator validator = factory.newSchema(Objects.requireNonNull(schema)).newValidator();
    for (String file : files) {
      validator.setErrorHandler(telling(file));
      try {
        validator.validate(new StreamSource(new File(file)));
      } catch (SAXException broken) {
        System.out.println(file + ":0:0 " + broken.getMessage());
      }
    }
    System.out.println("held " + files.length);
  }

  private static ErrorHandler telling(String file) {
    return new ErrorHandler() {
      public void warning(SAXParseException fault) { error(fault); }
      public void fatalError(SAXParseException fault) { error(fault); }
      public void error(SAXParseException fault) {
        System.out.println(file + ":" + fault.getLineNumber() + ":" + fault.getColumnNumber() + " " + fault.getMessage());
      }
    };
  }
}
