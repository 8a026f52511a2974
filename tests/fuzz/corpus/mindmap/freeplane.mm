<map version="freeplane 1.9.13">
<node TEXT="Bar&#xe9;camp" ID="ID_1"><hook NAME="MapStyle"/>
<node TEXT="Individus" POSITION="right" LINK="https://example.org"/>
<node POSITION="left"><richcontent TYPE="NODE"><html><head/><body><p>riche</p><p>texte</p></body></html></richcontent>
<richcontent TYPE="NOTE" CONTENT-TYPE="plain/auto"><text>a
b</text></richcontent></node>
</node>
</map>
