<map version="1.0.1">
<node TEXT="Individus">
<node TEXT="Travailler près de chez soi" POSITION="right">
<node TEXT="Moins de trajets"/>
<node TEXT="Un rythme à soi"/>
</node>
<node TEXT="Ne pas rester seul" POSITION="right">
<node TEXT="Rencontres du midi"/>
<node TEXT="Entraide entre métiers"/>
</node>
<node TEXT="Se former" POSITION="left"/>
</node>
</map>
