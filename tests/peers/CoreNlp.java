// Stanford CoreNLP, German: tokens, sentences and its trained names. JSON Lines {"id","text"} in, a document of names a line out.
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreEntityMention;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.util.Pair;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.json.Json;
import javax.json.JsonObject;

public class CoreNlp {
    static final Map<String, String> TYPES = Map.of("PERSON", "PER", "LOCATION", "LOC", "ORGANIZATION", "ORG");

    public static void main(String[] args) throws Exception {
        Properties settings = new Properties();
        settings.load(CoreNlp.class.getClassLoader().getResourceAsStream("StanfordCoreNLP-german.properties"));
        settings.setProperty("annotators", "tokenize, ssplit, mwt, pos, ner");
        settings.setProperty("ner.buildEntityMentions", "true");
        StanfordCoreNLP pipeline = new StanfordCoreNLP(settings);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line; (line = in.readLine()) != null;) {
            JsonObject record = Json.createReader(new java.io.StringReader(line)).readObject();
            out.println(answer(record.getString("id"), names(pipeline, record.getString("text"))));
        }
        out.flush();
    }

    static List<String> names(StanfordCoreNLP pipeline, String text) {
        CoreDocument document = new CoreDocument(text);
        pipeline.annotate(document);
        List<String> found = new ArrayList<>();
        if (document.entityMentions() != null)
            for (CoreEntityMention mention : document.entityMentions())
                if (TYPES.containsKey(mention.entityType()))
                    found.add(entity(found.size(), mention, text));
        return found;
    }

    // Offsets of Java count UTF-16, ours code points.
    static String entity(int number, CoreEntityMention mention, String text) {
        Pair<Integer, Integer> at = mention.charOffsets();
        return String.format("{\"id\":\"e%d\",\"type\":\"%s\",\"name\":\"\",\"mentions\":[{\"start\":%d,\"end\":%d,\"form\":\"name\"}]}", number,
            TYPES.get(mention.entityType()), text.codePointCount(0, at.first()), text.codePointCount(0, at.second()));
    }

    static String answer(String id, List<String> entities) {
        return "{\"doc\":" + Json.createValue(id) + ",\"entities\":[" + String.join(",", entities) + "],\"relations\":[]}";
    }
}
